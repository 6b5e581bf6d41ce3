import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';

/** What saxes finds not well-formed in a text, read as XML 1.0 whatever version the text claims. */
export function saxesErrors(text: string): readonly string[] {
  const parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const errors: string[] = [];
  parser.on('error', ({ message }) => errors.push(message));
  parser.write(text).close();
  return errors;
}

/** Name, start and end of every element in text order, as fast-xml-parser sees a well-formed text. */
export function fastXmlParserRanges(text: string): readonly string[] {
  const parser = new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
    onDangerousProperty: (name) => name,
  });
  const metaData = XMLParser.getMetaDataSymbol();
  const ranges: string[] = [];
  const visit = (nodes: readonly Record<PropertyKey, unknown>[]) => {
    for (const node of nodes) {
      const name = Object.keys(node).find((it) => it !== ':@') ?? '';
      if (/^[#?]/.test(name)) continue;
      const { startIndex, endIndex } = Object(node[Object(metaData).valueOf()]);
      ranges.push(`${name} ${startIndex}-${endIndex}`);
      visit(Object(node[name]));
    }
  };
  visit(parser.parse(text));
  return ranges;
}
