import type {DoctorId} from '../../model/diagnosis/values.js';

/** Where the check is explained at length, in the repository. */
export function linkOf(id: DoctorId): string {
	return `docs/troubleshooting.md#${id}`;
}
