import type {Plan, PlanCard} from '../../model/plan.js';

/** What has to be known to tell whether an apply came about. */
export type VerifyPlan = Pick<Plan, 'answers' | 'networks' | 'container' | 'names'> & {
	readonly cards: readonly [VerifyCard, ...VerifyCard[]];
};

export type VerifyCard = Pick<PlanCard, 'nic' | 'lan' | 'mac' | 'number' | 'network' | 'bridge'>;

/** What a check says of which card: nothing where there is one, as ever. */
export function bridgeNamed({cards}: VerifyPlan, {bridge}: VerifyCard): {readonly bridge?: string} {
	return cards.length === 1 ? {} : {bridge};
}

/** Milliseconds that one look may take. A look that hangs is a look that saw nothing. */
export const lookLimit = 5000;

/** `work`, or `otherwise` once `ms` are over; and where it throws, which nothing here should. */
export async function within<T>(
	ms: number,
	work: Promise<T>,
	otherwise: (why: 'limit' | 'error') => T,
): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<T>(resolve => {
		timer = setTimeout(() => resolve(otherwise('limit')), ms);
	});
	try {
		return await Promise.race([work, over]);
	} catch {
		return otherwise('error');
	} finally {
		clearTimeout(timer);
	}
}
