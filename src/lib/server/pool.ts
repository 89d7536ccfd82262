interface Waiter<T> {
	readonly take: (item: T) => void;
}

/** A few equal things, each used by one at a time, handed out in the order of asking. */
export interface Pool<T> {
	/** Answers null where `signal` is aborted before one is free. */
	readonly take: (signal: AbortSignal) => Promise<T | null>;
	/** Gives back what `take` gave. */
	readonly give: (item: T) => void;
}

/** A pool of the items given. */
export function makePool<T>(items: readonly T[]): Pool<T> {
	const free = [...items];
	const waiters: Waiter<T>[] = [];

	function take(signal: AbortSignal): Promise<T | null> {
		const item = free.pop();
		if (item !== undefined) return Promise.resolve(item);
		if (signal.aborted) return Promise.resolve(null);
		return new Promise((resolve) => {
			const waiter: Waiter<T> = {
				take: (found) => {
					signal.removeEventListener('abort', leave);
					resolve(found);
				}
			};
			const leave = () => {
				waiters.splice(waiters.indexOf(waiter), 1);
				resolve(null);
			};
			signal.addEventListener('abort', leave, { once: true });
			waiters.push(waiter);
		});
	}

	function give(item: T): void {
		const next = waiters.shift();
		if (next) next.take(item);
		else free.push(item);
	}

	return { take, give };
}
