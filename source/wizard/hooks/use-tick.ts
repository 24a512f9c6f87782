import {useEffect, useState} from 'react';
import type {Pace} from '../pace.js';

/**
 * How often the sign of what is under way has turned: draws again and again while something is, and less often where the
 * terminal cannot follow.
 */
export function useTick(isActive: boolean, pace: Pace): number {
	const [tick, setTick] = useState(0);
	useEffect(() => {
		if (!isActive) return;
		const turn = () => {
			pace.drawn();
			setTick(last => last + 1);
			timer = setTimeout(turn, pace.pauseMs());
		};
		let timer = setTimeout(turn, pace.pauseMs());
		return () => clearTimeout(timer);
	}, [isActive, pace]);
	return tick;
}
