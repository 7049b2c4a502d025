"""Zip archives (docx, xlsx) opened with care: their directory only claims how large a file will be."""

import io
import re
import zipfile

from lxml import etree

from ingest.errors import SourceError

MOST_BYTES = 120_000_000
"""Of all files together, unpacked."""
MOST_FILES = 5_000
HIGHEST_RATIO = 300
"""Unpacked size over packed size; XML packs to a tenth or a thirtieth."""
ALLOWED_ANYWAY = 4_000_000
MACROS = "vbaProject.bin"


class Archive:
    """The files of an archive, unpacked on demand up to a limit. Raises SourceError for a damaged or a bombing one."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise damaged() from error
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        packed = max(sum(entry.compress_size for entry in entries), 1)
        if total > MOST_BYTES or (total > ALLOWED_ANYWAY and total / packed > HIGHEST_RATIO):
            raise too_large(total)
        if len(entries) > MOST_FILES:
            raise SourceError(f"压缩包里有 {len(entries)} 个文件，最多 {MOST_FILES} 个；这不像正常的 Office 文件")
        if any(leaves_folder(entry.filename) for entry in entries):
            raise SourceError("压缩包里有指向别处的文件名（../），不是正常的 Office 文件；请核对来源")
        if any(entry.filename.endswith(MACROS) for entry in entries):
            raise SourceError("文件里有宏，不读；请在 Word、Excel 或 WPS 中另存为不含宏的 docx 或 xlsx")
        if any(entry.flag_bits & 1 for entry in entries):
            raise SourceError("文件加了密码，打不开；请换上没有密码的文件")

    def names(self) -> list[str]:
        return self._zip.namelist()

    def bytes_of(self, name: str) -> bytes:
        """One file, counted while it is unpacked."""
        try:
            with self._zip.open(name) as file:
                content = file.read(MOST_BYTES + 1)
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise damaged() from error
        except Exception as error:
            if type(error).__module__ == "zlib":
                raise damaged() from error
            raise
        if len(content) > MOST_BYTES:
            raise too_large(len(content))
        return content

    def xml(self, name: str) -> etree._Element:
        """One XML file, without entities and without a look outside."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(self.bytes_of(name), parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"文件内部的 {name} 已损坏，不能读；请在 Office 或 WPS 中打开后另存") from error


def leaves_folder(name: str) -> bool:
    return name.startswith("/") or ".." in re.split(r"[\\/]", name)


def damaged() -> SourceError:
    return SourceError(
        "文件不完整或已损坏，不能作为 Word (docx) 或 Excel (xlsx) 打开；请重新下载，或在 WPS 或 Office 中另存"
    )


def too_large(size: int) -> SourceError:
    return SourceError(
        f"解压后有 {size // 1_000_000} MB，最多 {MOST_BYTES // 1_000_000} MB；"
        "这不像正常的绩效目标表，请只保留表所在的部分另存"
    )
