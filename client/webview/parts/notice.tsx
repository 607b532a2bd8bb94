import type { NoticeView } from '../model/notice.ts';
import { Icon } from './icon.tsx';
import { usePanel } from './panel-context.ts';

const icons: Readonly<Record<NoticeView['tone'], string | undefined>> = {
  quiet: undefined,
  info: 'info',
  warning: 'warning',
  error: 'error',
};

export function Notice({ notice }: { readonly notice: NoticeView }) {
  const { do: ask } = usePanel();
  const { tone, title, help, isLate, progress, button } = notice;
  const icon = icons[tone];
  return (
    <div class={`notice ${tone} ${isLate ? 'late' : ''}`}>
      {progress && <Progress label={title} {...progress} />}
      <div class="notice-body">
        {icon !== undefined && <Icon name={icon} />}
        <div class="notice-text" role={tone === 'error' ? 'alert' : 'status'}>
          <p>{title}</p>
          {help !== undefined && <p class="muted">{help}</p>}
        </div>
        {button && (
          <button type="button" class="button" onClick={() => ask(button.what)}>
            {button.label}
          </button>
        )}
      </div>
    </div>
  );
}

function Progress({ label, share }: { readonly label: string; readonly share?: number }) {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div
      class={`progress ${percent === undefined ? 'endless' : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <svg aria-hidden="true" focusable="false">
        <rect class="fill" width={percent === undefined ? '30%' : `${percent}%`} height="100%" />
      </svg>
    </div>
  );
}
