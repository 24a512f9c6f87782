import {Component, type ReactNode} from 'react';

type Props = {readonly children: ReactNode; readonly onCrash: (error: Error) => void};

/** Ink's own boundary shows users the lines of the bundle. A class, because React offers this to classes only. */
export class ErrorBoundary extends Component<Props, {readonly crashed: boolean}> {
	override state = {crashed: false};

	static getDerivedStateFromError(): {readonly crashed: boolean} {
		return {crashed: true};
	}

	override componentDidCatch(error: Error): void {
		this.props.onCrash(error);
	}

	override render(): ReactNode {
		return this.state.crashed ? null : this.props.children;
	}
}
