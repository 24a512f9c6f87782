const mono = [
	'ui-monospace',
	'SFMono-Regular',
	'Menlo',
	'Consolas',
	"'Liberation Mono'",
	"'DejaVu Sans Mono'",
	"'Noto Sans Mono CJK SC'",
	'monospace',
].join(', ');

const sans = [
	'system-ui',
	'-apple-system',
	"'Segoe UI'",
	"'Noto Sans'",
	"'PingFang SC'",
	"'Microsoft YaHei'",
	"'Noto Sans CJK SC'",
	"'DejaVu Sans'",
	'sans-serif',
].join(', ');

type Colours = Readonly<
	Record<'page' | 'edge' | 'box' | 'dsm' | 'text' | 'soft' | 'wire' | 'host' | 'bad', string>
>;

const light: Colours = {
	page: '#ffffff',
	edge: '#d1d9e0',
	box: '#f6f8fa',
	dsm: '#ddf4ff',
	text: '#1f2328',
	soft: '#59636e',
	wire: '#0969da',
	host: '#59636e',
	bad: '#c4202c',
};

const dark: Colours = {
	page: '#0d1117',
	edge: '#3d444d',
	box: '#161b22',
	dsm: '#10233d',
	text: '#f0f6fc',
	soft: '#9198a1',
	wire: '#4493f8',
	host: '#9198a1',
	bad: '#ff7b72',
};

function rules(colours: Colours): string[] {
	return [
		`.page { fill: ${colours.page}; stroke: ${colours.edge}; }`,
		`.box { fill: ${colours.box}; stroke: ${colours.edge}; }`,
		`.dsm { fill: ${colours.dsm}; stroke: ${colours.wire}; }`,
		`.name { fill: ${colours.text}; }`,
		`.value { fill: ${colours.text}; }`,
		`.caption, .legend { fill: ${colours.soft}; }`,
		`.bad { fill: ${colours.bad}; }`,
		`.wire { stroke: ${colours.wire}; }`,
		`.management { stroke: ${colours.host}; }`,
		`.cross { stroke: ${colours.bad}; }`,
		`.dot { fill: ${colours.wire}; }`,
		`.hostdot { fill: ${colours.host}; }`,
	];
}

/** The page has a ground of its own: a picture in a page does not know what it stands on. */
export const style: readonly string[] = [
	`.name, .value { font: 13px ${mono}; white-space: pre; }`,
	'.name { font-weight: 600; }',
	`.caption { font: 11px ${sans}; }`,
	`.legend, .bad { font: 12px ${sans}; white-space: pre; }`,
	'.wire, .management, .cross { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }',
	'.management { stroke-dasharray: 5 5; stroke-linecap: butt; }',
	...rules(light),
	'@media (prefers-color-scheme: dark) {',
	...rules(dark).map(rule => `\t${rule}`),
	'}',
];
