import { Disclosure } from '../disclosure'
import { useCopy } from '../locale'
import { copy } from './copy'
import { StoryText } from './story-text'

export function EventStory({ story, open }: { story: string; open?: boolean }) {
  const t = useCopy(copy)
  if (story === '') return null
  return (
    <Disclosure summary={t('story')} open={open} className="mt-6">
      <StoryText html={story} />
    </Disclosure>
  )
}
