// A list with one focused row, as anybody would write it with Ink. argv: how many rows, of how many characters.
import process from 'node:process';
import {Box, render, Text, useInput} from 'ink';
import {type ReactNode, useState} from 'react';

const [count = 0, width = 0] = process.argv.slice(2).map(Number);
const rows = Array.from({length: count}, (_, index) => `row ${index} ${'x'.repeat(width)}`.slice(0, width));

function App(): ReactNode {
	const [focus, setFocus] = useState(0);
	useInput((_, key) => {
		if (key.downArrow) setFocus(now => Math.min(count - 1, now + 1));
		if (key.upArrow) setFocus(now => Math.max(0, now - 1));
	});
	return (
		<Box flexDirection="column">
			{rows.map((row, index) => (
				<Text key={row} {...(index === focus ? {color: 'cyan', bold: true} : {})}>
					{index === focus ? '❯' : ' '} {row}
				</Text>
			))}
		</Box>
	);
}

render(<App />, {interactive: true});
