/** AWS's documentation as Markdown, in the form of `docs.generated.json`, which hosts read when first needed. */
export interface SchemaDocs {
  readonly generated: string;
  /** By structure name. */
  readonly structures: Readonly<Record<string, string>>;
  /** By `Structure.Member`. */
  readonly members: Readonly<Record<string, string>>;
  /** By AWS error code. */
  readonly errors: Readonly<Record<string, string>>;
}
