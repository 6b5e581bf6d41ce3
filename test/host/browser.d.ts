import { type Browser } from 'playwright-core';
/** Where the browser from npm is unpacked. */
export declare const browserFolder: string;
/** Starts a browser without a window: `CHROMIUM`, the system's, or the one from npm. It ends with this process. */
export declare function launchBrowser(): Promise<Browser>;
/** Whether the machine has a browser, so that the one from npm need not be unpacked. */
export declare function browserIsInstalled(): boolean;
