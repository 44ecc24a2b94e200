# The PHP in docs/hub.md that deletes copies of what is gone, run by PHP with functions that stand in for WordPress's.
docs=$(cd "$(dirname "$0")/../../docs" && pwd)
. "$(dirname "$0")/expect.sh"
needs php
needs sqlite3
ran_demo

gone=$(query demo "select id from stories where curation = 'approved' order by id limit 1")
kept=$(query demo "select entry_id from stories where curation = 'approved' order by id desc limit 1")
id=$(query demo "select entry_id from stories where id = $gone")
ends 0 stories withdraw "$gone" --reason "asked to" --data demo
ends 0 publish --data demo
contains demo/public/gone.txt "$id"

sed -n '/gone:begin/,/gone:end/{/^```/d;/^<!--/d;p}' "$docs/hub.md" |
  sed "s|TIDINGS_ID_KEYS = \[\]|TIDINGS_ID_KEYS = ['imported_id']|" >recipe.php
php -l recipe.php >out 2>err || fail "PHP does not read the recipe"
cat >wordpress.php <<'END'
<?php
[, $gone, $kept] = $argv;
$actions = $deleted = [];
function add_action($name, $what) { global $actions; $actions[$name] = $what; }
function wp_next_scheduled($name) { return false; }
function wp_schedule_event($when, $often, $name) { echo "scheduled $name $often\n"; }
function wp_remote_get($url, $options) { return getenv('GONE_STATUS') === '200' ? file_get_contents('demo/public/gone.txt') : 'no'; }
function is_wp_error($answer) { return false; }
function wp_remote_retrieve_response_code($answer) { return (int) getenv('GONE_STATUS'); }
function wp_remote_retrieve_body($answer) { return $answer; }
function get_children($of) { return $of['post_parent'] === 7 ? [(object) ['ID' => 70]] : []; }
function wp_delete_attachment($id, $force) { echo "file $id\n"; }
function wp_delete_post($id, $force) { echo "post $id\n"; }
class Posts {
    public $posts = 'wp_posts', $postmeta = 'wp_postmeta';
    public function __construct(private array $guids, private array $meta) {}
    public function prepare($sql, ...$values) { return [$sql, $values]; }
    public function get_col($query) {
        [$sql, $values] = $query;
        $table = str_contains($sql, 'wp_postmeta') ? $this->meta : $this->guids;
        return array_map('strval', array_keys($table, end($values)));
    }
}
$wpdb = new Posts([7 => $gone, 8 => $kept], [7 => $gone, 9 => $gone, 8 => $kept]);
require 'recipe.php';
$actions['init']();
$actions['tidings_gone']();
END
GONE_STATUS=200 php wordpress.php "$id" "$kept" >told 2>err || fail "the recipe does not run"
printf 'scheduled tidings_gone hourly\nfile 70\npost 7\npost 9\n' >expected
same told expected
GONE_STATUS=503 php wordpress.php "$id" "$kept" >told 2>err || fail "the recipe does not run"
echo "scheduled tidings_gone hourly" >expected
same told expected
