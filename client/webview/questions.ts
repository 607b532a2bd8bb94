import type { Host } from './host.ts';
import type { CustomersPage, ExplainAnswer, Selection, ToPage } from './messages.ts';

/** What the page asks the server by way of the editor. Answers come in any order, and not at all when the file changes. */
export interface Questions {
  /** `null`: they could not be read. */
  customers(uri: string, selection: Selection, offset: number, limit: number): Promise<CustomersPage | null>;
  explain(uri: string, key: string): Promise<ExplainAnswer>;
  answer(message: ToPage): void;
}

export function askBy(host: Host): Questions {
  const waiting = new Map<number, (message: ToPage) => void>();
  let asked = 0;
  const ask = <T>(post: (id: number) => void, read: (message: ToPage) => T) =>
    new Promise<T>((resolve) => {
      asked += 1;
      waiting.set(asked, (message) => resolve(read(message)));
      post(asked);
    });
  return {
    customers: (uri, selection, offset, limit) =>
      ask(
        (id) => host.post({ type: 'customers', id, uri, selection, offset, limit }),
        (message) => (message.type === 'customers' ? message.page : null),
      ),
    explain: (uri, key) =>
      ask(
        (id) => host.post({ type: 'explain', id, uri, key }),
        (message): ExplainAnswer => (message.type === 'explained' ? message.answer : { kind: 'failed' }),
      ),
    answer: (message) => {
      if (message.type !== 'customers' && message.type !== 'explained') return;
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    },
  };
}
