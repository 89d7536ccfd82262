/** There is no release to open, or what lies there is not as it was made. */
export class ReleaseError extends Error {
	override readonly name = 'ReleaseError';
	readonly fault: 'missing' | 'damaged';

	constructor(fault: 'missing' | 'damaged', message: string, options?: ErrorOptions) {
		super(message, options);
		this.fault = fault;
	}
}
