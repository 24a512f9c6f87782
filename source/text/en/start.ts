/** How root has started this program, where that lets somebody else have a say in it. */
export const start = {
	npm: (path: string) =>
		`${path} can be written by a user other than root, and npx obeys what lies there: run as root, this program might not be the one that was meant. Nothing was done. Start it from a folder of root’s: cd / && npx vdsm-passthru`,
	nodeOptions: (value: string) =>
		`NODE_OPTIONS has Node load other code before this program (${value}). Run as root, that code may do anything. Nothing was done. Start it without: env -u NODE_OPTIONS npx vdsm-passthru`,
};
