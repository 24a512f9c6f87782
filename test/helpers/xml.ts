import {spawnSync} from 'node:child_process';

/** Python's expat: another hand's reader of XML. */
const program = `import json, sys
from xml.etree import ElementTree
def tell(element):
    return [[element.tag.split('}')[-1], element.attrib, element.text or '']] + [row for child in element for row in tell(child)]
print(json.dumps([tell(ElementTree.fromstring(text)) for text in json.load(sys.stdin)]))`;

/** Name, attributes and text of each element, in the order of the document. */
export type XmlElement = readonly [name: string, attributes: Readonly<Record<string, string>>, text: string];

/** Throws where one of the texts is no XML. */
export function readXml(texts: readonly string[]): ReadonlyArray<readonly XmlElement[]> {
	const {status, stdout, stderr} = spawnSync('python3', ['-c', program], {
		input: JSON.stringify(texts),
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	if (status !== 0) throw new Error(`python3: ${stderr}`);
	return JSON.parse(stdout);
}
