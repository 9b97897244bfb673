"""``timeline export``: a view, or a whole briefing, as a file."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.commands import Refusal
from timeline.commands.given_data import data_argument, data_folder, loaded
from timeline.whole_file import write_whole

__all__ = ["export"]


@click.command(
    "export", epilog='Example: timeline export data -o brief.pptx --query "country=Japan"'
)
@data_argument
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; its suffix chooses the form.",
)
@click.option(
    "--view",
    "kind",
    metavar="VIEW",
    help="timeline, matrix, compare, actor, events, stances, sources, or deck for several.  "
    "[default: what suits the form]",
)
@click.option(
    "--query",
    default="",
    metavar="QUERY",
    help="What stands after the ? in the browser's address.",
)
@click.option(
    "--size",
    default="16:9",
    show_default=True,
    metavar="SIZE",
    help="16:9, 4:3, a4, a4-portrait or screen.",
)
@click.option("--title", default="", metavar="TEXT", help="Title; suggested from the view if none.")
@click.option(
    "--scale",
    type=click.FloatRange(1, 4),
    default=2,
    show_default=True,
    help="Pixels of a PNG for each of an ordinary screen.",
)
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="PowerPoint file whose master the slides take on.",
)
@click.option(
    "--link",
    default="",
    metavar="URL",
    help="Where the dashboard is, for the links.  [default: TIMELINE_URL or localhost]",
)
def export(
    data: Path | None,
    output: Path,
    kind: str | None,
    query: str,
    *,
    size: str,
    title: str,
    scale: float,
    template: Path | None,
    link: str,
) -> None:
    """Write a view of DATA, or a whole briefing, to a file.

    The suffix chooses the form: .png, .svg and .pdf are pictures, .pptx slides, .html a page, .zip
    all pictures of a briefing, .xlsx, .csv and .json rows, .bib, .csl.json and .txt sources;
    .timelinejs.csv, .timelinejs.json, .vis.json and .markwhen (.mw) are for the programs of these
    names. The query is the one in the browser's address, that of the page Briefing included. The
    environment variable SOURCE_DATE_EPOCH fixes the day that is written into the file.
    """
    from timeline.export import command_line  # noqa: PLC0415 -- slow, and other commands need it not
    from timeline.export.limits import in_time  # noqa: PLC0415 -- slow, as what it imports is
    from timeline.export.pptx.template_file import read_template  # noqa: PLC0415 -- so is this
    from timeline.fonts.shaping import missing_words  # noqa: PLC0415 -- slow, as what draws is

    folder = data_folder(data)
    if template is not None and not template.is_file():
        raise Refusal(f"there is no file {template}; check the spelling")
    if not output.parent.is_dir():
        raise Refusal(f"there is no folder {output.parent} to write to; make it first")
    ds = loaded(folder, err=True)
    try:
        with in_time():
            done = command_line.run_export(
                ds,
                output.name,
                kind or "",
                query,
                size=size,
                title=title,
                scale=scale,
                template=read_template(template) if template else None,
                link=link,
            )
    except command_line.REFUSALS as error:
        raise Refusal(str(error)) from error
    try:
        write_whole(output, done.content)
    except OSError as error:
        reason = f"{output} cannot be written ({error.strerror})"
        raise Refusal(f"{reason}; name another file") from error
    said = f"Wrote {output} ({len(done.content) / 1000:,.0f} kB)"
    click.echo("; ".join(filter(None, (said, done.left_out))))
    if done.missing:
        click.echo(missing_words(done.missing), err=True)
