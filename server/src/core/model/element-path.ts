import { type ConfigDocument, pathAt } from './document.ts';

/**
 * Where an offset is, for people and other tools: `DistributionConfig/Origins/Items/Origin[2]/DomainName`.
 * Elements with a namesake beside them are numbered from 1; an empty string stands for "outside the root".
 */
export function elementPath(doc: ConfigDocument, offset: number): string {
  const path = pathAt(doc, offset);
  const steps = path.map((element, depth) => {
    const namesakes = path[depth - 1]?.children.filter((it) => it.name === element.name) ?? [];
    return namesakes.length > 1 ? `${element.name}[${namesakes.indexOf(element) + 1}]` : element.name;
  });
  return steps.join('/');
}
