import type {Inside, InsideLink} from '../../../model/diagnosis/evidence.js';

/** The ports of `bridge` in the container. */
export function membersOf({links}: Inside, bridge: string): readonly InsideLink[] {
	return links.filter(({master}) => master === bridge);
}

/** The guest's side: QEMU's tap. */
export function isTap({kind}: InsideLink): boolean {
	return kind === 'tun';
}

/** The wire's side. */
export function isMacvlan({kind}: InsideLink): boolean {
	return kind === 'macvlan' || kind === 'ipvlan';
}
