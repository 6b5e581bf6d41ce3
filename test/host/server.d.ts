/** A VS Code server on loopback, with a temporary home of its own. */
export interface Server {
    /** The workbench on the folder, to open in a browser. */
    readonly url: string;
    readonly origin: string;
    /** What the server and its extension host printed. */
    log(): string;
    stop(): Promise<void>;
}
export interface ServerOptions {
    readonly folder: string;
    /** An extension to install before the start. */
    readonly vsix?: string;
    /** Settings of machine scope, such as an endpoint. */
    readonly machineSettings?: Readonly<Record<string, unknown>>;
    readonly userSettings?: Readonly<Record<string, unknown>>;
    /** Lets the workbench take an extension under test from its URL. It also hides all notifications. */
    readonly testDriver?: boolean;
    readonly env?: NodeJS.ProcessEnv;
}
/** Starts a VS Code server; rejects with its log when it does not come up within a minute. */
export declare function startServer(options: ServerOptions): Promise<Server>;
