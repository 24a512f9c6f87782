import {type Dispatch, useEffect} from 'react';
import type {WizardPorts} from '../ports.js';
import type {Action, State} from '../state.js';
import {imageToFetch} from '../wanted.js';

/** Has the image pulled that the state wants. What is under way when the wizard ends is for whoever started it: a run may wait for it. */
export function useFetch(state: State, images: WizardPorts['images'], dispatch: Dispatch<Action>): void {
	useEffect(() => images.subscribe(fetch => dispatch({type: 'fetched', fetch})), [images, dispatch]);
	const image = imageToFetch(state);
	useEffect(() => {
		images.want(image);
	}, [image, images]);
}
