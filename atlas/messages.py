"""Every sentence the program says to a writer: code -> sentence, in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """A sentence with `{names}` for the values of a problem."""

    zh: str
    en: str
    warning: bool = False

    def say(self, language: str, values: dict[str, str]) -> str:
        return (self.zh if language == "zh" else self.en).format(**values)


MESSAGES: dict[str, Message] = {
    # reading a file
    "A101": Message("这里不是合法的 YAML：{detail}", "this is not YAML: {detail}"),
    "A102": Message(
        "文件不是 UTF-8 编码（看起来是 {encoding}），请用编辑器另存为 UTF-8",
        "the file is not UTF-8 (it looks like {encoding}): save it as UTF-8 in your editor",
    ),
    "A103": Message(
        "这里有{found} {character}：删掉它，或者重新写上本来的文字",
        "there is {found} {character} here: delete it, or type what was meant",
    ),
    "A104": Message("缩进里有制表符（Tab），请改用空格", "a tab stands in the indentation: use spaces"),
    "A105": Message("第 {line} 行打开的括号没有关上", "the bracket that was opened in line {line} is not closed"),
    "A106": Message(
        "这个值里有 YAML 的特殊符号，请用引号把整个值括起来",
        "this value holds a character that means something to YAML: put the value in quotes",
    ),
    "A107": Message("这个字段写了两次，第一次在第 {line} 行", "this field is written twice, first in line {line}"),
    "A108": Message("一个文件只能有一份文档，请删掉 --- 之后的部分", "one document a file: remove what follows ---"),
    "A109": Message(
        "不能使用 YAML 的锚点和别名（& 和 *）；如果是文字，请用引号括起来",
        "YAML anchors and aliases (& and *) are refused: if this is text, put the value in quotes",
    ),
    "A110": Message(
        "这里应当是普通的文字，不能使用 YAML 标签 {tag}；如果它是文字的一部分，请用引号把整个值括起来",
        "plain text was wanted here, without the YAML tag {tag}: if it is a part of the text, put the value in quotes",
    ),
    "A111": Message("嵌套太深，最多 {limit} 层", "nested too deep: {limit} levels at most"),
    "A112": Message("文件是空的：写上内容，或者删掉它", "the file is empty: write something, or delete it"),
    "A113": Message(
        "文件最外层应当是「字段: 值」，这里是{found}",
        'the file should hold "field: value" lines at its top level, and holds {found}',
    ),
    "A114": Message("找不到 {what}", "{what} is missing"),
    "A115": Message(
        "「{name}」不属于这里：content 里只有 site.yml、facts.yml、elsewhere.yml 和这些文件夹：{known}",
        '"{name}" does not belong here: content holds site.yml, facts.yml, elsewhere.yml and the folders {known}',
    ),
    "A116": Message(
        "文件名「{id}」不能作为 id：只能用小写字母、数字和连字符，以字母或数字开头，"
        "最长 64 个字符，也不能是 index 或 Windows 保留的名字",
        'the file name "{id}" cannot be an id: use lower-case letters, digits and hyphens, first a '
        "letter or digit, 64 at most, and not index or a name that Windows keeps for itself",
    ),
    "A117": Message(
        "这是符号链接或特殊文件，可能通向 content 外面，不会读取它：换成普通的文件或文件夹",
        "this is a symbolic link or a special file; it may lead outside of content, and is not read: "
        "put a plain file or folder in its place",
    ),
    "A118": Message("里面没有任何条目", "there are no entries in it"),
    "A119": Message(
        "字段名应当是文字；如果花括号是文字的一部分，请用引号把整个值括起来",
        "a field's name should be text; if the braces are part of a text, put the whole value in quotes",
    ),
    "A120": Message("第 {line} 行打开的引号没有关上", "the quote that was opened in line {line} is not closed"),
    "A121": Message(
        "这一行应当是「字段: 值」：用英文冒号，冒号后面空一格；如果是上面文字的一部分，请缩进",
        'this line should be "field: value", with a colon and a space after it; if it belongs to the '
        "text above, indent it",
    ),
    "A122": Message(
        "这里的缩进用了{character}，YAML 不认它：请改用普通空格",
        "the indentation holds {character}, which is no blank to YAML: use plain spaces",
    ),
    "A123": Message(
        "YAML 把「 #」之后的文字当作注释，不会显示；如果是文字，请用引号把整个值括起来",
        'YAML takes what follows " #" for a comment, and it is not shown: if this is text, put the value in quotes',
    ),
    "A124": Message("这一行的缩进和它上面的行对不上", "the indentation of this line does not fit the lines above it"),
    "A125": Message(
        "只读取 .yml 文件：把它改名为 {better}，或者移到别处",
        "only .yml files are read: rename it to {better}, or move it elsewhere",
    ),
    "A126": Message(
        "文件夹里不能再有文件夹，里面的文件不会读取", "folders inside a folder are not read: move its files up"
    ),
    "A127": Message(
        "双引号里的反斜杠 \\ 后面不能跟这个：要写反斜杠本身，请改用单引号，或者写两个",
        "a backslash in double quotes cannot stand before this: for a plain backslash use single quotes, or write two",
    ),
    "A128": Message(
        "这里的冒号是全角的「：」：请改成英文冒号，后面空一格",
        'this colon is a full-width one, "：": write a plain colon with a space after it',
    ),
    "A130": Message(
        "这里是一次没有做完的合并：留下要用的文字，删掉 <<<<<<<、======= 和 >>>>>>> 这几行",
        "a merge was left unfinished here: keep the text you want, delete the lines of <<<<<<<, ======= and >>>>>>>",
    ),
    "A150": Message(
        "文件太大：{size} KB，最多 {limit} KB；请把它拆成几个条目",
        "the file is too large: {size} KB, {limit} KB at most; make several entries of it",
    ),
    "A151": Message(
        "一个文件里的值太多，最多 {limit} 个；请把它拆成几个条目",
        "there are too many values in one file, {limit} at most: make several entries of it",
    ),
    # a value that the model does not take
    "A201": Message("缺少这个必填字段", "this required field is missing"),
    "A202": Message("没有这个字段；可用的字段：{known}", "there is no such field; the fields are {known}"),
    "A203": Message("没有 id 为「{id}」的{noun}", 'there is no {noun} "{id}"'),
    "A204": Message(
        "值是空的：写上内容；可以不写的字段，也可以删掉这一行",
        "the value is empty: write one, or delete the line if the field may be left out",
    ),
    "A205": Message("这里应当是文字，写的却是{found}", "text was wanted here, and this is {found}"),
    "A206": Message(
        "这里应当是列表，写的却是{found}；单独一项写成 [{value}]",
        "a list was wanted here, and this is {found}: write a single item as [{value}]",
    ),
    "A207": Message(
        "这里应当是「字段: 值」，写的却是{found}", '"field: value" lines were wanted here, and this is {found}'
    ),
    "A208": Message("这里应当是整数，写的却是「{value}」", 'a whole number was wanted here, and this is "{value}"'),
    "A209": Message(
        "数字「{value}」超出范围：应当是 {low} 到 {high}",
        'the number "{value}" is out of range: the allowed range is {low} to {high}',
    ),
    "A210": Message("「{value}」不在可选的词里：{known}", '"{value}" is none of the words to choose from: {known}'),
    "A211": Message("这里只能写一行，不能换行", "this is one line of text: take the line break out"),
    "A212": Message(
        "「{id}」不能作为 id：只能用小写字母、数字和连字符，以字母或数字开头，"
        "最长 64 个字符，也不能是 index 或 Windows 保留的名字",
        '"{id}" cannot be an id: use lower-case letters, digits and hyphens, first a letter or digit, 64 '
        "at most, and not index or a name that Windows keeps for itself",
    ),
    "A213": Message(
        "「{language}」不是可用的语言（{known}）；如果整行是文字，请用引号括起来",
        '"{language}" is none of the languages ({known}); if the whole is a text, put it in quotes',
    ),
    "A214": Message(
        "「{value}」应当写成「文件夹:id」，例如 terms:ugc",
        '"{value}" should be written as folder:id, such as terms:ugc',
    ),
    "A215": Message(
        "正文里不能写 HTML：{found}；如果是小于号，请在后面加一个空格",
        'HTML is refused in prose: {found}; if it is a sign for "less than", put a space after it',
    ),
    "A216": Message("正文里不能有标题和分隔线，标题由页面生成", "no headings or rules in prose: the page makes them"),
    "A217": Message(
        "正文里不能有代码块（``` 或 ~~~ 的围栏）", "no code blocks in prose: take the fence (``` or ~~~) out"
    ),
    "A218": Message("正文里不能插图", "no images in prose"),
    "A219": Message(
        "链接「{target}」应当是「文件夹:id」，或者以 http:// 或 https:// 开头",
        'the link "{target}" should be folder:id, or begin with http:// or https://',
    ),
    "A220": Message(
        "「{value}」不是网址：应当以 https://、http:// 或 mailto: 开头",
        '"{value}" is no address: it should begin with https://, http:// or mailto:',
    ),
    "A221": Message("这里至少要有 {count} 项", "at least {count} needed here"),
    "A222": Message("没有「{name}」这个文件夹；可以用的有：{known}", 'there is no folder "{name}"; there are {known}'),
    "A223": Message(
        "这不是链接：{found}；链接写成 [文字](terms:ugc)，用英文括号，中间没有空格",
        "this is no link: {found}; write [text](terms:ugc), with no blank and nothing else in the brackets",
    ),
    "A224": Message(
        "列表里有一项是空的：写上内容，或者删掉这个短横线或多出来的逗号",
        "there is an empty item in this list: write something, or delete its dash or comma",
    ),
    "A250": Message(
        "文字太长：{length} 个字符，最多 {limit} 个",
        "the text is too long: {length} characters, {limit} at most",
    ),
    "A251": Message(
        "这里太多：{actual_length} 个，最多 {max_length} 个",
        "these are too many: {actual_length}, {max_length} at most",
    ),
    "A299": Message("这个值不对：{detail}", "this value is not right: {detail}"),
    # what the whole means
    "A301": Message("「{id}」写了两次，第一次在第 {line} 行", '"{id}" is here twice, first in line {line}'),
    "A302": Message("原文要点「{id}」没有写进任何页面", 'the fact "{id}" is told on no page'),
    "A303": Message("缺少职级「{level}」的内容", 'the level "{level}" is not described'),
    "A304": Message("职级绕成了圈：{loop}", "the levels run in a circle: {loop}"),
    "A305": Message("旧地址「{id}」现在是一个条目的 id", 'the old address "{id}" is the id of an entry now'),
    "A309": Message(
        "旧地址「{id}」已经写在 {place}，一个旧地址只能通向一个条目",
        'the old address "{id}" already stands at {place}, and can lead to one entry only',
    ),
    "A306": Message("年限的结束（{end}）早于开始（{start}）", "the years end ({end}) before they begin ({start})"),
    "A307": Message(
        "「{about}」既不是 introduction，也不是维度的 id：{known}",
        '"{about}" is neither introduction nor the id of a dimension: {known}',
    ),
    "A308": Message(
        "文件夹「{folder}」有内容，却不在任何维度或书架里，导航里看不到它",
        'the folder "{folder}" has entries and stands in no dimension and on no shelf: the navigation does not show it',
    ),
    "A310": Message("职级「{level}」里什么都没写", 'nothing is said of the level "{level}"'),
    "A311": Message(
        "这一句跟第 {line} 行几乎一样：同一件事请写同一个 id，不同的事请写出不同",
        "this says almost the same as line {line}: give both the same id, or say what is different",
    ),
    "A312": Message(
        "对能力「{ability}」的要求比职级「{level}」（{before}）还低",
        'less is asked of the ability "{ability}" than at the level "{level}" ({before})',
    ),
    "A313": Message(
        "年限中间空了一段：职级「{level}」到第 {end} 年，这里从第 {start} 年开始",
        'there is a hole in the years: the level "{level}" ends at {end}, and this one begins at {start}',
    ),
    "A314": Message("概述只是把名称又说了一遍", "the summary only repeats the name"),
    "A315": Message(
        "不要用「{phrase}」开头：写出别人看得见的做法", 'do not begin with "{phrase}": write what others can see done'
    ),
    "A316": Message("缺少 {language} 的文字", "the text in {language} is missing", warning=True),
    "A317": Message("没有任何条目提到它", "no other entry names it", warning=True),
    "A318": Message(
        "它引用了自己（{id}），通不到别处：请删掉", 'it names itself ("{id}"), and leads nowhere: delete it'
    ),
    "A319": Message(
        "「{name}」在名称和别名里写了两次，第一次在第 {line} 行",
        '"{name}" stands twice among the name and the other names, first in line {line}',
    ),
    "A320": Message(
        "同一个文件夹里已经有名称为「{name}」的条目：{place}",
        'an entry of this folder has the name "{name}" already: {place}',
    ),
    "A321": Message(
        "这里像是几个别名写在了一起：别名之间要用英文逗号「,」；如果是一个别名，请去掉「{found}」",
        'these look like several names in one: between two stands a plain comma; if it is one, leave out "{found}"',
    ),
    "A322": Message(
        "「{name}」是本站有的东西（{place}），不能同时算作没有的",
        '"{name}" leads to a page of this site ({place}), and cannot stand elsewhere as well',
    ),
    # templates
    "A401": Message("模板语法错误：{detail}", "the template does not parse: {detail}"),
    "A402": Message(
        "找不到模板 {name}，页面 {page} 需要它", "the template {name} is missing, and page {page} needs it"
    ),
    "A403": Message("生成页面 {page} 时模板出错：{detail}", "the template fails while making page {page}: {detail}"),
    # the built site
    "A501": Message("MkDocs 警告：{detail}", "MkDocs warns: {detail}"),
    "A502": Message("链接「{target}」指向不存在的页面", 'the link "{target}" leads to no page'),
    "A503": Message("链接「{target}」指向不存在的位置", 'the link "{target}" leads to no place on its page'),
    "A504": Message("HTML id「{id}」在这一页出现了两次", 'the HTML id "{id}" stands twice on this page'),
    "A505": Message("页面会向别的网站请求「{target}」", 'the page asks another host for "{target}"'),
    "A506": Message("MkDocs 的配置有误：{detail}", "the configuration of MkDocs is wrong: {detail}"),
    "A507": Message("页面的安全策略不允许「{what}」", 'the policy of the page forbids "{what}"'),
    # the machine
    "A601": Message("没有权限写入", "no permission to write here"),
    "A602": Message("磁盘没有空间了", "no space left on the disk"),
    "A603": Message("另一次构建正在进行，请等它结束", "another build is running: wait until it ends"),
    "A604": Message("不能用作输出文件夹：{reason} {path}", "this cannot be the output folder: {reason} {path}"),
    "A605": Message("无法读写：{detail}", "cannot be read or written: {detail}"),
    "A606": Message(
        "端口 {port} 已被占用，换一个：make serve PORT={other}",
        "port {port} is taken, choose another: make serve PORT={other}",
    ),
    "A651": Message(
        "这是符号链接，或者通向文件夹之外，不会写入或替换它",
        "this is a symbolic link or leads out of its folder: it is neither written nor replaced",
    ),
    "A652": Message(
        "{host} 会让同一网络里的所有人看到预览；请用 127.0.0.1，或者设置 {variable}=1 表示确实要这样",
        "at {host} everybody in the network could see the preview: use 127.0.0.1, or set {variable}=1 if that is meant",
    ),
    "A653": Message(
        "预览只回答本机的地址，例如 http://127.0.0.1:8000/",
        "the preview answers to the addresses of this machine only, such as http://127.0.0.1:8000/",
    ),
    "A901": Message(
        "程序自身出错（{detail}）。这不是你的错：请把这一行和引起它的文件报告给项目的维护者，加 --debug 可以看到细节",
        "the program itself failed ({detail}). This is not your mistake: report it to the maintainers of the program "
        "with this line and the file that led to it; --debug shows more",
    ),
}
