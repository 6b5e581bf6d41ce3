import {
  type DistributionSummary,
  FunctionStage,
  type FunctionSummary,
  ListAnycastIpListsCommand,
  ListCachePoliciesCommand,
  ListCloudFrontOriginAccessIdentitiesCommand,
  ListContinuousDeploymentPoliciesCommand,
  ListDistributionsCommand,
  ListFieldLevelEncryptionConfigsCommand,
  ListFunctionsCommand,
  ListKeyGroupsCommand,
  ListOriginAccessControlsCommand,
  ListOriginRequestPoliciesCommand,
  ListRealtimeLogConfigsCommand,
  ListResponseHeadersPoliciesCommand,
  ListVpcOriginsCommand,
} from '@aws-sdk/client-cloudfront';
import type { FactItems } from '#sync';
import type { Clients } from './clients.ts';
import { type Ask, everyPage, ownerOf, pageOf, present, Unreadable, type Whole } from './page.ts';

/*
 * CloudFront's own lists: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Operations.html.
 * Lists of policies are asked for without a type, so that those of AWS are among them.
 */

/** Reads the whole list of one kind. */
export type Reader<Fact> = (clients: Clients, ask: Ask) => Promise<Whole<Fact>>;

type Thing = FactItems['cachePolicies'];

export const cachePolicies: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListCachePoliciesCommand({ Marker });
    const { CachePolicyList } = await ask('ListCachePolicies', (it) => cloudFront.send(command, it));
    return pageOf(CachePolicyList, ({ CachePolicy }) =>
      thing(CachePolicy?.Id, CachePolicy?.CachePolicyConfig?.Name),
    );
  });

export const originRequestPolicies: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListOriginRequestPoliciesCommand({ Marker });
    const { OriginRequestPolicyList } = await ask('ListOriginRequestPolicies', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(OriginRequestPolicyList, ({ OriginRequestPolicy }) =>
      thing(OriginRequestPolicy?.Id, OriginRequestPolicy?.OriginRequestPolicyConfig?.Name),
    );
  });

export const responseHeadersPolicies: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListResponseHeadersPoliciesCommand({ Marker });
    const { ResponseHeadersPolicyList } = await ask('ListResponseHeadersPolicies', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(ResponseHeadersPolicyList, ({ ResponseHeadersPolicy }) =>
      thing(ResponseHeadersPolicy?.Id, ResponseHeadersPolicy?.ResponseHeadersPolicyConfig?.Name),
    );
  });

/** Each stage is a list of its own; every function has the stage DEVELOPMENT. */
export const functions: Reader<FactItems['functions']> = async ({ cloudFront }, ask) => {
  const inStage = (Stage: FunctionStage) =>
    everyPage(async (Marker) => {
      const command = new ListFunctionsCommand({ Stage, Marker });
      const { FunctionList } = await ask(`ListFunctions ${Stage}`, (it) => cloudFront.send(command, it));
      return pageOf(FunctionList, (it: FunctionSummary) => thing(it.FunctionMetadata?.FunctionARN, it.Name));
    });
  const drafts = await inStage(FunctionStage.DEVELOPMENT);
  const live = await inStage(FunctionStage.LIVE);
  const liveIds = new Set(live.items.map((it) => it.id));
  const byId = new Map([...drafts.items, ...live.items].map((it) => [it.id, it]));
  const items = [...byId.values()].map((it) => ({ ...it, isLive: liveIds.has(it.id) }));
  return { items, accountId: ownerOf(items[0]?.id) };
};

export const keyGroups: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListKeyGroupsCommand({ Marker });
    const { KeyGroupList } = await ask('ListKeyGroups', (it) => cloudFront.send(command, it));
    return pageOf(KeyGroupList, ({ KeyGroup }) => thing(KeyGroup?.Id, KeyGroup?.KeyGroupConfig?.Name));
  });

export const originAccessControls: Reader<FactItems['originAccessControls']> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListOriginAccessControlsCommand({ Marker });
    const { OriginAccessControlList } = await ask('ListOriginAccessControls', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(OriginAccessControlList, ({ Id, Name, OriginAccessControlOriginType }) => ({
      ...thing(Id, Name),
      type: present(OriginAccessControlOriginType),
    }));
  });

/** A config names an identity by this path: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_S3OriginConfig.html. */
const identityPath = 'origin-access-identity/cloudfront/';

export const originAccessIdentities: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListCloudFrontOriginAccessIdentitiesCommand({ Marker });
    const { CloudFrontOriginAccessIdentityList } = await ask('ListCloudFrontOriginAccessIdentities', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(CloudFrontOriginAccessIdentityList, ({ Id, Comment }) => ({
      id: identityPath + present(Id),
      name: Comment || present(Id),
    }));
  });

export const fieldLevelEncryptionConfigs: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListFieldLevelEncryptionConfigsCommand({ Marker });
    const { FieldLevelEncryptionList } = await ask('ListFieldLevelEncryptionConfigs', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(FieldLevelEncryptionList, ({ Id, Comment }) => thing(Id, Comment));
  });

/** The only list that does not say how many it holds. */
export const realtimeLogConfigs: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListRealtimeLogConfigsCommand({ Marker });
    const { RealtimeLogConfigs } = await ask('ListRealtimeLogConfigs', (it) => cloudFront.send(command, it));
    if (RealtimeLogConfigs?.IsTruncated === undefined) throw new Unreadable('The answer is not a list.');
    const { Items = [], NextMarker } = RealtimeLogConfigs;
    const items = Items.map(({ ARN, Name }) => thing(ARN, Name));
    return { items, next: NextMarker || undefined, accountId: ownerOf(items[0]?.id) };
  });

export const continuousDeploymentPolicies: Reader<FactItems['continuousDeploymentPolicies']> = (
  { cloudFront },
  ask,
) =>
  everyPage(async (Marker) => {
    const command = new ListContinuousDeploymentPoliciesCommand({ Marker });
    const { ContinuousDeploymentPolicyList } = await ask('ListContinuousDeploymentPolicies', (it) =>
      cloudFront.send(command, it),
    );
    return pageOf(ContinuousDeploymentPolicyList, ({ ContinuousDeploymentPolicy: policy }) => {
      const names = policy?.ContinuousDeploymentPolicyConfig?.StagingDistributionDnsNames?.Items ?? [];
      return { ...thing(policy?.Id, names[0]), stagingDomainNames: names };
    });
  });

export const vpcOrigins: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListVpcOriginsCommand({ Marker });
    const { VpcOriginList } = await ask('ListVpcOrigins', (it) => cloudFront.send(command, it));
    return pageOf(VpcOriginList, ({ Id, Name }) => thing(Id, Name));
  });

export const anycastIpLists: Reader<Thing> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListAnycastIpListsCommand({ Marker });
    const { AnycastIpLists } = await ask('ListAnycastIpLists', (it) => cloudFront.send(command, it));
    return pageOf(AnycastIpLists, ({ Id, Name }) => thing(Id, Name));
  });

export const distributions: Reader<FactItems['distributions']> = ({ cloudFront }, ask) =>
  everyPage(async (Marker) => {
    const command = new ListDistributionsCommand({ Marker });
    const { DistributionList } = await ask('ListDistributions', (it) => cloudFront.send(command, it));
    const arn = DistributionList?.Items?.[0]?.ARN;
    return { ...pageOf(DistributionList, distribution), accountId: ownerOf(arn) };
  });

/** A list writes the HTTP version in capitals, unlike a config. */
function distribution(summary: DistributionSummary): FactItems['distributions'] {
  const { Id, DomainName, Status, HttpVersion, ViewerCertificate, CacheBehaviors } = summary;
  return {
    ...thing(Id, DomainName),
    status: Status ?? '',
    httpVersion: HttpVersion?.toLowerCase() ?? '',
    certificate: ViewerCertificate?.ACMCertificateArn ?? '',
    pathPatterns: CacheBehaviors?.Items?.map((it) => present(it.PathPattern)) ?? [],
  };
}

function thing(id: string | undefined, name: string | undefined): Thing {
  return { id: present(id), name: name || present(id) };
}
