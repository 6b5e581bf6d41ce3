/** A streaming distribution from before 2021, switched off and never deleted. */
export const stream = `<?xml version="1.0"?>
<StreamingDistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">
  <CallerReference>media-2014-10-02</CallerReference>
  <S3Origin>
    <DomainName>example-media.s3.amazonaws.com</DomainName>
    <OriginAccessIdentity>origin-access-identity/cloudfront/E1OAIEXAMPLE42</OriginAccessIdentity>
  </S3Origin>
  <Aliases><Quantity>1</Quantity><Items><CNAME>media.example.com</CNAME></Items></Aliases>
  <Comment>Media player of 2014</Comment>
  <Logging><Enabled>false</Enabled><Bucket></Bucket><Prefix></Prefix></Logging>
  <TrustedSigners><Enabled>false</Enabled><Quantity>0</Quantity></TrustedSigners>
  <PriceClass>PriceClass_All</PriceClass>
  <Enabled>false</Enabled>
</StreamingDistributionConfig>`;
