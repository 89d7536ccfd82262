import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire: nothing decompressed, nothing followed. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	/** Name, value, name, value ..., as they came. */
	readonly rawHeaders: readonly string[];
	readonly body: Buffer;
}

/** Asks once over HTTP, with the path sent as given. */
export function ask(
	port: number,
	path: string,
	options: { readonly method?: string; readonly headers?: OutgoingHttpHeaders; readonly body?: string } = {}
): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				host: '127.0.0.1',
				port,
				path,
				method: options.method ?? 'GET',
				headers: options.headers,
				agent: false
			},
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.on('end', () =>
					resolve({
						status: answer.statusCode ?? 0,
						headers: answer.headers,
						rawHeaders: answer.rawHeaders,
						body: Buffer.concat(chunks)
					})
				);
				answer.on('error', reject);
			}
		);
		sent.on('error', reject);
		sent.end(options.body);
	});
}

/** Sends bytes as they are and gives what comes back until the server closes the connection. */
export function sendBytes(port: number, text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(text));
		socket.setEncoding('latin1').on('data', (chunk) => (answer += String(chunk)));
		socket.on('error', reject);
		socket.on('close', () => resolve(answer));
	});
}
