import { useEffect, useState } from 'preact/hooks';
import type { ExplainAnswer, PreviewParams } from '../messages.ts';
import { ExplainedInWords } from './explained.tsx';
import { usePanel } from './panel-context.ts';
import { ViewHead } from './view-head.tsx';

interface Props {
  readonly initialKey: string | undefined;
  readonly params: PreviewParams;
}

/** Why one customer gets what, by the key. */
export function Explain({ initialKey, params }: Props) {
  const { words, questions } = usePanel();
  const [key, setKey] = useState(initialKey);
  const [answer, setAnswer] = useState<ExplainAnswer | undefined>(undefined);
  // Asked anew with every change of the rules: one sees the reasons change while one types.
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    void questions.explain(params.uri, key).then((found) => isCurrent && setAnswer(found));
    return () => {
      isCurrent = false;
    };
  }, [key, params, questions]);
  const ask = (next: string) => {
    if (next !== key) setAnswer(undefined);
    setKey(next);
  };
  return (
    <div class="view explain">
      <ViewHead title={words.explain.title} />
      <KeyForm initialKey={initialKey} onAsk={ask} />
      {key !== undefined && <Answer answer={answer} customerKey={key} />}
    </div>
  );
}

function KeyForm({
  initialKey,
  onAsk,
}: {
  readonly initialKey: string | undefined;
  readonly onAsk: (key: string) => void;
}) {
  const { words } = usePanel();
  const [typed, setTyped] = useState(initialKey ?? '');
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') onAsk(typed);
      }}
    >
      <input
        type="text"
        aria-label={words.explain.key}
        placeholder={words.explain.placeholder}
        spellcheck={false}
        autocomplete="off"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" class="button">
        {words.explain.show}
      </button>
    </form>
  );
}

function Answer({ answer, customerKey }: { readonly answer: ExplainAnswer | undefined; readonly customerKey: string }) {
  const { words } = usePanel();
  switch (answer?.kind) {
    case undefined:
      return <p class="quiet">{words.explain.loading}</p>;
    case 'unknown':
      return (
        <p class="quiet" role="status">
          {words.explain.unknown(customerKey)}
        </p>
      );
    case 'failed':
      return (
        <p class="quiet" role="alert">
          {words.explain.failed}
        </p>
      );
    case 'explained':
      return answer.words ? (
        <ExplainedInWords explained={answer.words} />
      ) : (
        <pre class="explained-text">{answer.text}</pre>
      );
  }
}
