import {useEffect, useState} from 'react';
import type {Pace} from '../pace.js';

/**
 * How often the sign of what is under way has turned: draws again and again while something is, and less often where the
 * terminal cannot follow. `restMs`: milliseconds before it turns at all; what is over by then is drawn once, and does not flicker.
 */
export function useTick(isActive: boolean, pace: Pace, restMs = 0): number {
	const [tick, setTick] = useState(0);
	useEffect(() => {
		if (!isActive) return;
		const turn = () => {
			pace.drawn();
			setTick(last => last + 1);
			timer = setTimeout(turn, pace.pauseMs());
		};
		let timer = setTimeout(turn, restMs + pace.pauseMs());
		return () => clearTimeout(timer);
	}, [isActive, pace, restMs]);
	return tick;
}
