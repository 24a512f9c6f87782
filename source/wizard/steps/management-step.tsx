import type {ReactNode} from 'react';
import {Form} from '../components/form.js';
import type {StepProps} from './step-props.js';

export function ManagementStep(props: StepProps): ReactNode {
	return <Form {...props} />;
}
