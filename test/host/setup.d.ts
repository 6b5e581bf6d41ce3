/** Installs what the lock file names, unless it is there already. About a quarter of a minute, 240 MB. */
export declare function setUpHost(): void;
