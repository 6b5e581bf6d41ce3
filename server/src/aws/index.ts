export { type Connection, type ConnectOptions, connect, type Host, type Timeouts } from './connection.ts';
export { type Connections, connections } from './connections.ts';
export type { MfaCode } from './credentials.ts';
export { endpointProblem } from './endpoint.ts';
export { listProfiles, type Profile } from './profiles.ts';
export type { Choice } from './settings.ts';
