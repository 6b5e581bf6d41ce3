/**
 * AWS codes about which playground and linter must agree. Their precise meaning, for a config that is sent to a
 * distribution of the kind its root names:
 *
 * 1. where the playground refuses the config with one of these codes, the linter reports an error;
 * 2. where the linter reports an error whose `awsError` is one of these codes, the playground refuses the config,
 *    though perhaps with another code, because CloudFront names one mistake at a time.
 *
 * What each stands for here:
 * - `MissingBody`: nothing but white space.
 * - `MalformedInput`: not well-formed; a DOCTYPE; text where elements belong; a wrong element in a list; an element
 *   twice; a value that is no boolean or no whole number.
 * - `MalformedXML`: another root; a required element absent; a value outside a closed enum; a length, a pattern or a
 *   number of items that AWS's service model forbids.
 * - `InconsistentQuantities`: a Quantity that is not the number of items.
 * - `NoSuchOrigin`: a behavior or an origin group that names no origin.
 *
 * One exception: an empty `<Items/>`, for which reports disagree, so that the linter warns. With the option
 * `emptyItems: 'accepted'` there is none.
 */
export const knownCodes = [
  'InconsistentQuantities',
  'MalformedInput',
  'MalformedXML',
  'MissingBody',
  'NoSuchOrigin',
] as const;
