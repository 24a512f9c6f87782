import type {Engine} from '../model/facts.js';
import {probeKey, type State} from './state.js';
import {focusedField, viewOf} from './view.js';

/** The questions to the LAN that nobody has asked yet, as `probeKey` writes them. */
export function questionsToLan(state: State): string[] {
	const {facts, settled} = viewOf(state);
	const {nic, address, gateway, ip, dsmIp, shimIp} = settled.values;
	// Whoever goes on at once has not waited for the question; from the review on, nothing moves any more.
	const {screen} = state;
	if (screen === 'nic' || screen === 'layout' || screen === 'review') return [];
	if (!facts || nic === undefined || address !== 'static' || !gateway || !ip) return [];
	return [gateway, ip, ...(dsmIp ? [dsmIp] : []), ...(shimIp ? [shimIp] : [])]
		.filter(target => !facts.lan.some(probe => probe.nic === nic && probe.address === target))
		.map(target => probeKey(nic, target))
		.filter(key => !state.asking.includes(key));
}

/** The container of Compose's that was chosen, and that nobody has asked about yet. */
export function predecessorToRead(state: State): string | undefined {
	const {facts, settled} = viewOf(state);
	const {takeOver} = settled.values;
	if (!facts || !takeOver || state.moved?.name === takeOver) return undefined;
	return facts.predecessors.some(({name, compose}) => name === takeOver && compose) ? takeOver : undefined;
}

/** The image that is missing, and that the user is to be asked about: once, on a machine where all else can be done. */
export function imageToOffer(state: State): string | undefined {
	const {plan} = viewOf(state);
	if (!state.canApply || state.fetching !== 'unasked') return undefined;
	const hopeless = plan?.findings.some(({severity}) => severity === 'error');
	return hopeless === true ? undefined : missingImage(state);
}

/**
 * The image that is pulled meanwhile, since the user said yes to that; null: none. While a name is being typed, what is
 * half a name is nobody's image.
 */
export function imageToFetch(state: State): string | null {
	if (state.fetching !== 'yes') return null;
	const {fetch} = state;
	if (focusedField(state) === 'image') return fetch?.image ?? null;
	const image = viewOf(state).settled.values.image;
	// Once it has come, or cannot be had, it is not asked for again.
	if (fetch && fetch.image === image) return fetch.image;
	return missingImage(state) ?? null;
}

function missingImage(state: State): string | undefined {
	const {facts, settled} = viewOf(state);
	const {image} = settled.values;
	if (!facts || image === undefined || !isUsable(facts.engine)) return undefined;
	return facts.images.some(({name}) => name === image) ? undefined : image;
}

function isUsable(engine: Engine): boolean {
	return (
		engine.state === 'running' &&
		!engine.podman &&
		!engine.rootless &&
		!engine.desktop &&
		engine.remote === null
	);
}
