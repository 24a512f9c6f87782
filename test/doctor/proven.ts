import type {DoctorId} from '../../source/model/diagnosis/values.js';

/**
 * Checks that no lab test breaks for real, and why not: they are proven on recorded or constructed evidence alone. All
 * others are broken and mended in `test/lab/doctor`; see docs/troubleshooting.
 */
export const recordedOnly: ReadonlyArray<{readonly id: DoctorId; readonly why: string}> = [];
