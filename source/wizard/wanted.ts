import {probeKey, type State} from './state.js';
import {viewOf} from './view.js';

/** The questions to the LAN that nobody has asked yet, as `probeKey` writes them. */
export function questionsToLan(state: State): string[] {
	const {facts, settled} = viewOf(state);
	const {nic, address, gateway, ip, dsmIp, shimIp} = settled.values;
	if (state.screen !== 'lan' || !facts || nic === undefined || address !== 'static' || !gateway || !ip)
		return [];
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
