import type {Diagnosis, Finding} from '../../model/diagnosis/diagnosis.js';
import type {DoctorId} from '../../model/diagnosis/values.js';
import type {Result} from '../../model/diagnosis/verdict.js';

/** What the arrows go through. `folded` stands in its finding, and only while that is open. */
export type ItemId = `finding ${DoctorId}` | `folded ${DoctorId}` | 'notes' | 'unknown' | 'passed';

export type Item =
	| {
			readonly id: ItemId;
			readonly kind: 'finding';
			readonly finding: Finding;
			/** The one most likely cause, or the first of the others: where a heading stands. */
			readonly first: 'cause' | 'other' | null;
	  }
	| {readonly id: ItemId; readonly kind: 'folded'; readonly results: readonly Result[]}
	| {
			readonly id: ItemId;
			readonly kind: 'notes' | 'unknown' | 'passed';
			readonly results: readonly Result[];
	  };

/** In the order in which they are shown. */
export function itemsOf({cause, others, notes, unknown, fine}: Diagnosis, open: readonly ItemId[]): Item[] {
	const groups = [
		{id: 'notes', kind: 'notes', results: notes},
		{id: 'unknown', kind: 'unknown', results: unknown},
		{id: 'passed', kind: 'passed', results: fine},
	] as const;
	return [
		...(cause ? ofFinding(cause, 'cause', open) : []),
		...others.flatMap((finding, index) => ofFinding(finding, index === 0 ? 'other' : null, open)),
		...groups.filter(({results}) => results.length > 0),
	];
}

function ofFinding(finding: Finding, first: 'cause' | 'other' | null, open: readonly ItemId[]): Item[] {
	const id: ItemId = `finding ${finding.result.id}`;
	const item: Item = {id, kind: 'finding', finding, first};
	if (!open.includes(id) || finding.folded.length === 0) return [item];
	return [item, {id: `folded ${finding.result.id}`, kind: 'folded', results: finding.folded}];
}

/** The result that `f` is about on this item: of the folded ones the finding that they follow from. */
export function resultOn(items: readonly Item[], focus: ItemId | null): Result | undefined {
	const index = items.findIndex(({id}) => id === focus);
	const item = items[index];
	if (item?.kind === 'finding') return item.finding.result;
	if (item?.kind !== 'folded') return undefined;
	const above = items[index - 1];
	return above?.kind === 'finding' ? above.finding.result : undefined;
}
