/**
 * The same answer, which calls `done` once when its body has been read to the end or will not be read any more.
 */
export function whenSent(response: Response, done: () => void): Response {
	const { status, statusText, headers, body } = response;
	if (body === null) {
		done();
		return new Response(null, { status, statusText, headers });
	}
	const reader = body.getReader();
	const watched = new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const part = await reader.read();
				if (!part.done) return controller.enqueue(part.value);
				controller.close();
				done();
			} catch (fault) {
				done();
				throw fault;
			}
		},
		async cancel(reason) {
			done();
			await reader.cancel(reason);
		}
	});
	return new Response(watched, { status, statusText, headers });
}
