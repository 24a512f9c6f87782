import {cardUse, type FieldValues} from '../model/answers.js';
import type {Facts} from '../model/facts.js';
import type {Problem} from '../model/problem.js';

/**
 * Whether `--give-up-nic` says what it must: the card that is used, and one that carries something of this host's.
 * A name in reserve would be no consent. `nic` is undefined where no card was settled, which has been named already.
 */
export function checkGiveUp(
	giveUp: string | undefined,
	{nic, layout, also = []}: Pick<Partial<FieldValues>, 'nic' | 'layout' | 'also'>,
	{nics}: Pick<Facts, 'nics'>,
): Problem | undefined {
	if (giveUp === undefined || nic === undefined) return undefined;
	if (giveUp !== nic && !also.some(card => card.nic === giveUp))
		return {code: 'give-up-other', value: giveUp, nic};
	if (layout !== undefined && cardUse[layout] === 'shared') return {code: 'give-up-shared', value: giveUp};
	const carries = nics.some(({name, carries}) => name === giveUp && carries.length > 0);
	return carries ? undefined : {code: 'give-up-needless', value: giveUp};
}
