/** Members of a behavior that the samples share. */
export const unsigned = `
    <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
    <TrustedKeyGroups><Enabled>false</Enabled><Quantity>0</Quantity></TrustedKeyGroups>`;

/** A behavior that only reads. */
export const reading = `
    <AllowedMethods>
      <Quantity>2</Quantity>
      <Items><Method>HEAD</Method><Method>GET</Method></Items>
      <CachedMethods><Quantity>2</Quantity><Items><Method>HEAD</Method><Method>GET</Method></Items></CachedMethods>
    </AllowedMethods>
    <SmoothStreaming>false</SmoothStreaming>`;

/** A behavior that passes every method on. */
export const writing = `
    <AllowedMethods>
      <Quantity>7</Quantity>
      <Items>
        <Method>HEAD</Method><Method>DELETE</Method><Method>POST</Method><Method>GET</Method>
        <Method>OPTIONS</Method><Method>PUT</Method><Method>PATCH</Method>
      </Items>
      <CachedMethods><Quantity>2</Quantity><Items><Method>HEAD</Method><Method>GET</Method></Items></CachedMethods>
    </AllowedMethods>
    <SmoothStreaming>false</SmoothStreaming>`;

/** A behavior without code at the edge. */
export const withoutFunctions = `
    <LambdaFunctionAssociations><Quantity>0</Quantity></LambdaFunctionAssociations>
    <FunctionAssociations><Quantity>0</Quantity></FunctionAssociations>
    <FieldLevelEncryptionId></FieldLevelEncryptionId>`;
