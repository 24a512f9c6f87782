import type {Diagnosis, Finding} from '../model/diagnosis/diagnosis.js';
import type {DoctorId} from '../model/diagnosis/values.js';
import type {Result} from '../model/diagnosis/verdict.js';
import type {AnyCheck} from './check.js';

/**
 * Finds the one cause. A failing check that another failing one explains, over however many links, is folded under it. Of
 * those that nothing explains, the first error along the wire is the cause: what lies behind it can hardly work. A warning
 * is the cause only of an error that nothing else explains, or where there is no error at all.
 */
export function diagnose(results: readonly Result[], checks: readonly AnyCheck[]): Diagnosis {
	const order = new Map(checks.map(({id}, index) => [id, index]));
	const along = [...results].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
	const of = (verdict: Result['seen']['verdict']) => along.filter(({seen}) => seen.verdict === verdict);
	const errors = of('error');
	const warnings = of('warning');
	const reach = reachOf(checks);
	const explains = (a: Result, b: Result) => a.id !== b.id && (reach.get(a.id)?.has(b.id) ?? false);
	const direct = new Map(checks.map(({id, explains}) => [id, explains]));
	const leads = (a: Result, b: Result) => direct.get(a.id)?.includes(b.id) ?? false;
	const roots = errors.filter(one => !errors.some(other => explains(other, one)));
	const findings: Finding[] = [];
	const left = new Set<Result>(errors);
	const take = (result: Result) => {
		const folded = [...left].filter(one => one !== result && explains(result, one));
		for (const one of [result, ...folded]) left.delete(one);
		findings.push({result, folded});
	};
	// After them those that only explain each other.
	for (const root of [...roots, ...errors]) {
		if (!left.has(root)) continue;
		// Nothing that is certainly broken explains it: something that may be does.
		// It has to be the next thing: over several links a maybe becomes too thin.
		const likely = warnings.find(one => leads(one, root) && !findings.some(({result}) => result === one));
		take(likely ?? root);
	}
	const taken = new Set(findings.map(({result}) => result));
	for (const warning of warnings) {
		if (taken.has(warning)) continue;
		const under = findings.find(({result}) => explains(result, warning));
		if (!under) findings.push({result: warning, folded: []});
		else findings[findings.indexOf(under)] = {...under, folded: [...under.folded, warning]};
	}
	const [cause = null, ...others] = findings;
	return {cause, others, notes: of('note'), unknown: of('unknown'), fine: of('ok')};
}

/** What each check explains, over however many links. */
function reachOf(checks: readonly AnyCheck[]): ReadonlyMap<DoctorId, ReadonlySet<DoctorId>> {
	const direct = new Map(checks.map(({id, explains}) => [id, explains]));
	return new Map(
		checks.map(({id}) => {
			const reached = new Set<DoctorId>();
			const next = [...(direct.get(id) ?? [])];
			for (let one = next.pop(); one !== undefined; one = next.pop()) {
				if (reached.has(one)) continue;
				reached.add(one);
				next.push(...(direct.get(one) ?? []));
			}
			return [id, reached] as const;
		}),
	);
}
