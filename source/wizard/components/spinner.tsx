import type {ReactNode} from 'react';
import {useSettings} from '../settings.js';
import {span} from '../theme.js';
import {StyledText} from './styled-text.js';

/** Something is under way. The words say so; the turning sign only shows that the program has not stopped. */
export function Spinner({label}: {readonly label: string}): ReactNode {
	const {glyphs, tick} = useSettings();
	return (
		<StyledText
			line={[span(glyphs.spinner[tick % glyphs.spinner.length] ?? '', 'accent'), span(` ${label}`)]}
		/>
	);
}
