// The least that can be made with Ink: one text, which stays until it is ended.
import {render, Text, useInput} from 'ink';
import type {ReactNode} from 'react';

function App(): ReactNode {
	// Keeps it running, as the wizard's keys do.
	useInput(() => undefined);
	return <Text>bare</Text>;
}

render(<App />, {interactive: true});
