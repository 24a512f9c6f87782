/** What stands beside the wiring where it is a file of its own. */
export const picture = {
	title: (nics: string, layout: string) => `Virtual DSM on ${nics}, layout ${layout}`,
	wire: 'DSM’s way to the LAN',
	management: 'This machine’s way to DSM',
	/** `nodes`: names, joined by `to`. */
	path: (way: string, nodes: string) => `${way}: ${nodes}.`,
	to: ' – ',
	between: ', ',
	sentences: ' ',
};
