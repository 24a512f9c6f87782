import type {ReactNode} from 'react';
import {Form} from '../components/form.js';
import type {StepProps} from './step-props.js';

export function LanStep(props: StepProps): ReactNode {
	return <Form {...props} />;
}
