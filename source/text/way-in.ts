import type {WayIn} from '../model/way-in.js';
import type {Texts} from './en.js';

/** Each way into DSM in words, with where it leads from: behind addresses that in a column of its own. */
export function waysInTexts(ways: readonly WayIn[], {wizard: {done}}: Texts): string[] {
	const widest = Math.max(0, ...ways.map(way => ('url' in way ? way.url.length : 0)));
	return ways.map(way => {
		if (!('url' in way)) return done.fromLan('lease' in way ? done.leaseOf(way.lease) : done.manual);
		const url = way.url.padEnd(widest);
		return way.from === 'lan' ? done.fromLan(url) : done.fromHost(url);
	});
}
