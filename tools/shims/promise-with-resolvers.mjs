// Ink 8 calls Promise.withResolvers, which Node 20 does not have. The build puts this file in front of the bundle
// and the tests load it first, so it always runs before Ink.
const promises = /** @type {any} */ (Promise);

promises.withResolvers ??= () => {
	/** @type {any} */
	const parts = {};
	parts.promise = new Promise((resolve, reject) => {
		Object.assign(parts, {resolve, reject});
	});
	return parts;
};
