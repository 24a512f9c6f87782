import {doctorTextsIn, type TextsWithDoctor} from '../../text/doctor-texts.js';
import {textsForCaller} from '../../text/for-root.js';
import {asciiTexts} from '../../wizard/ascii-texts.js';
import type {Context} from '../context.js';

/** What the doctor's commands are given: with the sentences of the checks. */
export type DoctorContext = Context & {readonly texts: TextsWithDoctor};

export function withDoctor(context: Context): DoctorContext {
	const {texts, printed} = context;
	return {
		...context,
		texts: {...texts, doctor: sentences(context, context)},
		// What goes to stdout has them, too, where that is told in another way.
		...(printed && {
			printed: {...printed, texts: {...printed.texts, doctor: sentences(printed, context)}},
		}),
	} as DoctorContext;
}

function sentences(
	{ascii, language}: Pick<Context, 'ascii' | 'language'>,
	{isRootItself = false, sudoPath}: Context,
): TextsWithDoctor['doctor'] {
	const doctor = textsForCaller(doctorTextsIn(language), {isRootItself, sudoPath});
	return ascii ? asciiTexts(doctor) : doctor;
}
