/** Imported by file: the package's main module loads all of it, 719 kB. CommonJS, so there is only a default. */
declare module 'systeminformation/lib/network.js' {
	const network: {networkInterfaces: () => Promise<unknown>};
	// biome-ignore lint/style/noDefaultExport: it describes a package that is not ours.
	export default network;
}
