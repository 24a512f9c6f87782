import type {WayIn} from '../model/way-in.js';
import type {Texts} from './en.js';

/** A way into DSM in words, with where it leads from. */
export function wayInText(way: WayIn, {wizard: {done}}: Texts): string {
	if ('url' in way) return way.from === 'lan' ? done.fromLan(way.url) : done.fromHost(way.url);
	return done.fromLan('lease' in way ? done.leaseOf(way.lease) : done.manual);
}
