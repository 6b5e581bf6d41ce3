export { banner } from './banner.ts';
export { type Fault, type Faults, faultNames, type ParsedFault, parseFault } from './faults.ts';
export {
  createPlayground,
  type Playground,
  type PlaygroundOptions,
  type RemoteDistribution,
} from './handler.ts';
export type { PlaygroundRequest, PlaygroundResponse } from './http.ts';
export { type Random, seededRandom } from './identifiers.ts';
export type { Kind } from './kind.ts';
export { knownCodes } from './known-codes.ts';
export { type Sample, samples } from './samples.ts';
export { type PlaygroundServer, type ServerOptions, startPlayground } from './server.ts';
