import {
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetStreamingDistributionCommand,
  GetStreamingDistributionConfigCommand,
  ListDistributionsCommand,
  ListStreamingDistributionsCommand,
  UpdateDistributionCommand,
  UpdateStreamingDistributionCommand,
} from '@aws-sdk/client-cloudfront';
import { raw } from './raw-body.ts';

/** The SDK's commands by kind of distribution. The config of an update is left out here: its text is put in as the body. */
export const commands = {
  distribution: {
    list: (Marker: string | undefined) => raw(new ListDistributionsCommand({ Marker })),
    get: (Id: string) => raw(new GetDistributionConfigCommand({ Id })),
    describe: (Id: string) => raw(new GetDistributionCommand({ Id })),
    put: (Id: string, IfMatch: string) =>
      raw(new UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: undefined })),
  },
  streaming: {
    list: (Marker: string | undefined) => raw(new ListStreamingDistributionsCommand({ Marker })),
    get: (Id: string) => raw(new GetStreamingDistributionConfigCommand({ Id })),
    describe: (Id: string) => raw(new GetStreamingDistributionCommand({ Id })),
    put: (Id: string, IfMatch: string) =>
      raw(new UpdateStreamingDistributionCommand({ Id, IfMatch, StreamingDistributionConfig: undefined })),
  },
} as const;
