import type {Facts} from '../model/facts.js';
import type {Texts} from '../text/en.js';

/**
 * What this machine lacks that no answer makes up for, told on the first screen: nobody likes to hear it after all of them.
 * Findings say more about it later. Undefined: nothing that is known.
 */
export function beginningNote({engine, devices}: Facts, {beginnings}: Texts): string | undefined {
	if (engine.state === 'none') return beginnings.engine.none;
	if (engine.state === 'unreachable')
		return engine.denied ? beginnings.engine.denied : beginnings.engine.silent;
	return devices.kvm ? undefined : beginnings.noKvm;
}
